package org.kartera.console;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.kartera.records.module.ModuleInfo;

/** Completes names of modules. */
@Service
@SuppressWarnings("NullAway.Init")
public class ModuleNames implements Completer {
    @Reference
    private ConsoleKernel kernel;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter names = new StringsCompleter(
                kernel.modules().list().stream().map(ModuleInfo::name).toList());
        return names.complete(session, line, candidates);
    }
}
