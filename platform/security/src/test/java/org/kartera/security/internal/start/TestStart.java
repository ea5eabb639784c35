package org.kartera.security.internal.start;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kartera.platform.Callers;
import org.kartera.platform.Messages;
import org.kartera.security.internal.identity.IdentityTables;
import org.kartera.security.internal.identity.StandardAccounts;
import org.kartera.security.internal.password.OneTimePasswordFile;
import org.kartera.security.internal.password.Passwords;

/** Starts as a process with another environment would. */
public final class TestStart {
    private TestStart() {}

    public static void run(
            IdentityTables tables,
            StandardAccounts accounts,
            Callers callers,
            Passwords passwords,
            OneTimePasswordFile file,
            Messages messages,
            Map<String, String> environment,
            List<String> printed) {
        new FirstStart(
                tables,
                accounts,
                callers,
                passwords,
                file,
                messages,
                Locale.forLanguageTag("es"),
                environment,
                printed::add);
    }
}
