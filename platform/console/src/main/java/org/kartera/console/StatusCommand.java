package org.kartera.console;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleState;

/** Tells how the server fares. */
@Service
@Command(scope = "kartera", name = "status", description = "Shows how the server, its database and its modules fare")
@SuppressWarnings("NullAway.Init")
public class StatusCommand implements Action {
    private static final int PATIENCE_SECONDS = 5;

    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Override
    public @Nullable Object execute() {
        List<ModuleInfo> modules = kernel.as(session, () -> kernel.modules().list());
        boolean answers = kernel.database().answers(PATIENCE_SECONDS);
        boolean ready = answers && kernel.modules().ready();
        Duration uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        Runtime runtime = Runtime.getRuntime();
        line("server", kernel.text(ready ? "status.ready" : "status.not-ready"));
        line(
                "uptime",
                String.format(
                        Locale.ROOT, "%d:%02d:%02d", uptime.toHours(), uptime.toMinutesPart(), uptime.toSecondsPart()));
        line(
                "memory",
                (runtime.totalMemory() - runtime.freeMemory()) / (1 << 20) + " / " + runtime.maxMemory() / (1 << 20)
                        + " MiB");
        line(
                "database",
                kernel.database().dialect().name().toLowerCase(Locale.ROOT) + ", "
                        + kernel.text(answers ? "status.answers" : "status.silent"));
        for (ModuleState state : ModuleState.values()) {
            long count =
                    modules.stream().filter(module -> module.state() == state).count();
            if (count > 0) {
                line("modules." + state.name().toLowerCase(Locale.ROOT), String.valueOf(count));
            }
        }
        return null;
    }

    private void line(String key, String value) {
        session.getConsole().printf("%-20s %s%n", kernel.text("status.line." + key), value);
    }
}
