import { to } from '../../core/router.ts';

/** The address of a part of the data model. */
export const model = (...parts: readonly string[]): string => to.settings(['data-model', ...parts].join('/'));
