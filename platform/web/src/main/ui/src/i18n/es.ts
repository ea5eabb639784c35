import board from './es/board.json';
import fields from './es/fields.json';
import home from './es/home.json';
import imports from './es/import.json';
import list from './es/list.json';
import offline from './es/offline.json';
import palette from './es/palette.json';
import record from './es/record.json';
import shell from './es/shell.json';
import signIn from './es/sign-in.json';

export default { ...board, ...fields, ...home, ...imports, ...list, ...offline, ...palette, ...record, ...shell, ...signIn };
