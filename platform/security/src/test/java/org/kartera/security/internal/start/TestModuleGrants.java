package org.kartera.security.internal.start;

import java.util.Properties;
import org.kartera.security.internal.TestSecurity;

/** Enables a module that is no bundle. */
public final class TestModuleGrants {
    private TestModuleGrants() {}

    public static void apply(TestSecurity security, String module, Properties proposals) {
        new ModuleGrants(
                        security.accounts(),
                        security.statements(),
                        security.database().unitOfWork(),
                        security.callers())
                .apply(module, proposals);
    }
}
