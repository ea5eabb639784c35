import activityIcon from 'lucide-static/icons/activity.svg';
import archiveIcon from 'lucide-static/icons/archive.svg';
import archiveRestoreIcon from 'lucide-static/icons/archive-restore.svg';
import arrowDownIcon from 'lucide-static/icons/arrow-down.svg';
import arrowLeftIcon from 'lucide-static/icons/arrow-left.svg';
import arrowRightIcon from 'lucide-static/icons/arrow-right.svg';
import arrowUpIcon from 'lucide-static/icons/arrow-up.svg';
import arrowUpDownIcon from 'lucide-static/icons/arrow-up-down.svg';
import blocksIcon from 'lucide-static/icons/blocks.svg';
import building2Icon from 'lucide-static/icons/building-2.svg';
import calendarIcon from 'lucide-static/icons/calendar.svg';
import calendarClockIcon from 'lucide-static/icons/calendar-clock.svg';
import chartLineIcon from 'lucide-static/icons/chart-line.svg';
import checkIcon from 'lucide-static/icons/check.svg';
import chevronDownIcon from 'lucide-static/icons/chevron-down.svg';
import chevronLeftIcon from 'lucide-static/icons/chevron-left.svg';
import chevronRightIcon from 'lucide-static/icons/chevron-right.svg';
import chevronUpIcon from 'lucide-static/icons/chevron-up.svg';
import circleAlertIcon from 'lucide-static/icons/circle-alert.svg';
import circleCheckIcon from 'lucide-static/icons/circle-check.svg';
import circleHelpIcon from 'lucide-static/icons/circle-help.svg';
import clockIcon from 'lucide-static/icons/clock.svg';
import cloudOffIcon from 'lucide-static/icons/cloud-off.svg';
import columns3Icon from 'lucide-static/icons/columns-3.svg';
import copyIcon from 'lucide-static/icons/copy.svg';
import downloadIcon from 'lucide-static/icons/download.svg';
import ellipsisIcon from 'lucide-static/icons/ellipsis.svg';
import eyeIcon from 'lucide-static/icons/eye.svg';
import fileDownIcon from 'lucide-static/icons/file-down.svg';
import filterIcon from 'lucide-static/icons/filter.svg';
import flagIcon from 'lucide-static/icons/flag.svg';
import globeIcon from 'lucide-static/icons/globe.svg';
import gripVerticalIcon from 'lucide-static/icons/grip-vertical.svg';
import handshakeIcon from 'lucide-static/icons/handshake.svg';
import historyIcon from 'lucide-static/icons/history.svg';
import homeIcon from 'lucide-static/icons/home.svg';
import keyboardIcon from 'lucide-static/icons/keyboard.svg';
import layers2Icon from 'lucide-static/icons/layers-2.svg';
import layoutListIcon from 'lucide-static/icons/layout-list.svg';
import linkIcon from 'lucide-static/icons/link.svg';
import listFilterIcon from 'lucide-static/icons/list-filter.svg';
import lockIcon from 'lucide-static/icons/lock.svg';
import logOutIcon from 'lucide-static/icons/log-out.svg';
import mailIcon from 'lucide-static/icons/mail.svg';
import mapPinIcon from 'lucide-static/icons/map-pin.svg';
import maximize2Icon from 'lucide-static/icons/maximize-2.svg';
import menuIcon from 'lucide-static/icons/menu.svg';
import messageSquareTextIcon from 'lucide-static/icons/message-square-text.svg';
import minimize2Icon from 'lucide-static/icons/minimize-2.svg';
import monitorIcon from 'lucide-static/icons/monitor.svg';
import moonIcon from 'lucide-static/icons/moon.svg';
import packageIcon from 'lucide-static/icons/package.svg';
import panelRightIcon from 'lucide-static/icons/panel-right.svg';
import pencilIcon from 'lucide-static/icons/pencil.svg';
import phoneIcon from 'lucide-static/icons/phone.svg';
import plugIcon from 'lucide-static/icons/plug.svg';
import plusIcon from 'lucide-static/icons/plus.svg';
import puzzleIcon from 'lucide-static/icons/puzzle.svg';
import refreshCwIcon from 'lucide-static/icons/refresh-cw.svg';
import rotateCcwIcon from 'lucide-static/icons/rotate-ccw.svg';
import searchIcon from 'lucide-static/icons/search.svg';
import settingsIcon from 'lucide-static/icons/settings.svg';
import share2Icon from 'lucide-static/icons/share-2.svg';
import shieldCheckIcon from 'lucide-static/icons/shield-check.svg';
import slidersHorizontalIcon from 'lucide-static/icons/sliders-horizontal.svg';
import squareKanbanIcon from 'lucide-static/icons/square-kanban.svg';
import starIcon from 'lucide-static/icons/star.svg';
import sunIcon from 'lucide-static/icons/sun.svg';
import tagIcon from 'lucide-static/icons/tag.svg';
import targetIcon from 'lucide-static/icons/target.svg';
import trash2Icon from 'lucide-static/icons/trash-2.svg';
import triangleAlertIcon from 'lucide-static/icons/triangle-alert.svg';
import undo2Icon from 'lucide-static/icons/undo-2.svg';
import uploadIcon from 'lucide-static/icons/upload.svg';
import userIcon from 'lucide-static/icons/user.svg';
import userPlusIcon from 'lucide-static/icons/user-plus.svg';
import usersIcon from 'lucide-static/icons/users.svg';
import wifiOffIcon from 'lucide-static/icons/wifi-off.svg';
import xIcon from 'lucide-static/icons/x.svg';

/** The icons of the shell, by name; all others are fetched when they are first shown. */
export const bundled: Readonly<Record<string, string>> = {
  activity: activityIcon,
  archive: archiveIcon,
  'archive-restore': archiveRestoreIcon,
  'arrow-down': arrowDownIcon,
  'arrow-left': arrowLeftIcon,
  'arrow-right': arrowRightIcon,
  'arrow-up': arrowUpIcon,
  'arrow-up-down': arrowUpDownIcon,
  blocks: blocksIcon,
  'building-2': building2Icon,
  calendar: calendarIcon,
  'calendar-clock': calendarClockIcon,
  'chart-line': chartLineIcon,
  check: checkIcon,
  'chevron-down': chevronDownIcon,
  'chevron-left': chevronLeftIcon,
  'chevron-right': chevronRightIcon,
  'chevron-up': chevronUpIcon,
  'circle-alert': circleAlertIcon,
  'circle-check': circleCheckIcon,
  'circle-help': circleHelpIcon,
  clock: clockIcon,
  'cloud-off': cloudOffIcon,
  'columns-3': columns3Icon,
  copy: copyIcon,
  download: downloadIcon,
  ellipsis: ellipsisIcon,
  eye: eyeIcon,
  'file-down': fileDownIcon,
  filter: filterIcon,
  flag: flagIcon,
  globe: globeIcon,
  'grip-vertical': gripVerticalIcon,
  handshake: handshakeIcon,
  history: historyIcon,
  home: homeIcon,
  keyboard: keyboardIcon,
  'layers-2': layers2Icon,
  'layout-list': layoutListIcon,
  link: linkIcon,
  'list-filter': listFilterIcon,
  lock: lockIcon,
  'log-out': logOutIcon,
  mail: mailIcon,
  'map-pin': mapPinIcon,
  'maximize-2': maximize2Icon,
  menu: menuIcon,
  'message-square-text': messageSquareTextIcon,
  'minimize-2': minimize2Icon,
  monitor: monitorIcon,
  moon: moonIcon,
  package: packageIcon,
  'panel-right': panelRightIcon,
  pencil: pencilIcon,
  phone: phoneIcon,
  plug: plugIcon,
  plus: plusIcon,
  puzzle: puzzleIcon,
  'refresh-cw': refreshCwIcon,
  'rotate-ccw': rotateCcwIcon,
  search: searchIcon,
  settings: settingsIcon,
  'share-2': share2Icon,
  'shield-check': shieldCheckIcon,
  'sliders-horizontal': slidersHorizontalIcon,
  'square-kanban': squareKanbanIcon,
  star: starIcon,
  sun: sunIcon,
  tag: tagIcon,
  target: targetIcon,
  'trash-2': trash2Icon,
  'triangle-alert': triangleAlertIcon,
  'undo-2': undo2Icon,
  upload: uploadIcon,
  user: userIcon,
  'user-plus': userPlusIcon,
  users: usersIcon,
  'wifi-off': wifiOffIcon,
  x: xIcon,
};
