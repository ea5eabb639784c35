/** Icons that record types are usually given, by their names in the Lucide set. */
export const ICONS: readonly string[] = [
  'box', 'boxes', 'package', 'car', 'truck', 'bike', 'plane', 'ship', 'house', 'building-2', 'factory', 'warehouse', 'store', 'map-pin', 'key-round', 'wrench',
  'hammer', 'cog', 'cpu', 'monitor', 'smartphone', 'printer', 'file-text', 'files', 'folder', 'clipboard-list', 'receipt', 'credit-card', 'wallet', 'coins', 'banknote', 'chart-line',
  'calendar', 'clock', 'ticket', 'megaphone', 'gift', 'award', 'graduation-cap', 'book-open', 'heart', 'stethoscope', 'pill', 'paw-print', 'leaf', 'sprout', 'utensils', 'coffee',
  'users', 'user', 'handshake', 'briefcase', 'shield-check', 'scale', 'gavel', 'lightbulb', 'rocket', 'flag', 'star', 'tag', 'camera', 'music', 'palette', 'puzzle',
];
