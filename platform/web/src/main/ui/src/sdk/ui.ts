/** The look of Kartera for the screens of modules: {@code import { base, icon } from '@kartera/ui'}. */
export { base } from '../ui/base.ts';
export { icon } from '../ui/icon.ts';
export { avatar } from '../ui/avatar.ts';
export { valueView } from '../ui/value.ts';
