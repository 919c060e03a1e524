/** Key of the groups that the server has combined. */
export const REST = 'OTHER';
