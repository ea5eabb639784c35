import { Store } from './store.ts';

/** The address of the company's logo, or of Kartera's where it has none. */
export const logo = new Store('/ui/brand/logo');
