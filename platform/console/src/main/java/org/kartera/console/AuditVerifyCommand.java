package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.events.AuditChain;

/** Checks the audit's hash chain. */
@Service
@Command(
        scope = "kartera",
        name = "audit-verify",
        description = "Checks that nothing in the audit was changed, removed or inserted")
@SuppressWarnings("NullAway.Init")
public class AuditVerifyCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Override
    public @Nullable Object execute() {
        AuditChain.Verdict verdict = kernel.as(session, () -> kernel.audit().verify());
        verdict.faults().forEach(session.getConsole()::println);
        if (!verdict.faults().isEmpty()) {
            throw new CommandFailure(
                    kernel.text("audit.broken", verdict.faults().size()));
        }
        session.getConsole().println(kernel.text("audit.holds", verdict.entries(), verdict.seals()));
        return null;
    }
}
