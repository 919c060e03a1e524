import { createContext, useContext } from 'react';
import { type ResultOf, graphql } from './graphql/types';

export const VIEWER = graphql(`
  query ShellViewer {
    viewer {
      id
      name
      email
      role
      rights
      timeZone
      engineer {
        id
      }
      partner {
        name
        onlyIntegrationKey
      }
    }
  }
`);

export type Viewer = ResultOf<typeof VIEWER>['viewer'];
export type Role = Viewer['role'];

export const ViewerContext = createContext<Viewer | null>(null);

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('Nobody is signed in here.');
  return viewer;
}
