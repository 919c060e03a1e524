import { graphql } from '../app/graphql/types';

export const SET_WORK_WEEK = graphql(`
  mutation SetWorkWeek($input: SetWorkWeekInput!) {
    setWorkWeek(input: $input) {
      workWeek
      engagements
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const SET_HOLIDAYS = graphql(`
  mutation SetHolidays($input: SetHolidaysInput!) {
    setHolidays(input: $input) {
      engagements
      warnings
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** The API reads at most ten years at once. */
export const HOLIDAYS_TO_EDIT = graphql(`
  query HolidaysToEdit(
    $region: String!
    $from: LocalDate!
    $lastPast: LocalDate!
    $thisYear: LocalDate!
    $to: LocalDate!
  ) {
    past: holidays(region: $region, from: $from, to: $lastPast) {
      day
      name
    }
    coming: holidays(region: $region, from: $thisYear, to: $to) {
      day
      name
    }
  }
`);
