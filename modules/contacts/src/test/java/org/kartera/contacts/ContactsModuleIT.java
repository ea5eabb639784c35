package org.kartera.contacts;

import org.kartera.testkit.ModuleContract;

class ContactsModuleIT extends ModuleContract {}
