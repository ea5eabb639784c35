import board from './en/board.json';
import fields from './en/fields.json';
import home from './en/home.json';
import imports from './en/import.json';
import list from './en/list.json';
import offline from './en/offline.json';
import palette from './en/palette.json';
import record from './en/record.json';
import shell from './en/shell.json';
import signIn from './en/sign-in.json';

export default { ...board, ...fields, ...home, ...imports, ...list, ...offline, ...palette, ...record, ...shell, ...signIn };
