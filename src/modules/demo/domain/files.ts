export interface DemoFile {
  readonly name: string;
  readonly type: 'text/csv' | 'text/plain';
  readonly content: string;
}

export const RETRY_RUN: DemoFile = {
  name: 'retry-suite.csv',
  type: 'text/csv',
  content: [
    'case,calls sent,transfers made,result',
    'same id sent twice,2,1,passed',
    'answer lost and sent again,2,1,passed',
    'sent again after a day,2,1,passed',
    'same id with another amount,2,1,passed: refused with 409',
    '',
  ].join('\n'),
};

export const REGISTER_EXTRACT: DemoFile = {
  name: 'register-extract.txt',
  type: 'text/plain',
  content: [
    'Extract of the register of lenders',
    'Holder: Northwind Bank',
    'Permission: consumer loans, all states of operation',
    'Status: in force',
    '',
  ].join('\n'),
};
