import board from './es/board.json';
import list from './es/list.json';
import offline from './es/offline.json';
import shell from './es/shell.json';

export default { ...board, ...list, ...offline, ...shell };
