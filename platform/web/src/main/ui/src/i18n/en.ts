import board from './en/board.json';
import list from './en/list.json';
import offline from './en/offline.json';
import shell from './en/shell.json';

export default { ...board, ...list, ...offline, ...shell };
