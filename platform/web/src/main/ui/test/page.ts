import { GlobalRegistrator } from '@happy-dom/global-registrator';

/** Gives a test the globals of a page. Imported first, for its effect. */
GlobalRegistrator.register({ url: 'http://localhost/' });
