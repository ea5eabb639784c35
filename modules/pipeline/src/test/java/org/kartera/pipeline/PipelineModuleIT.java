package org.kartera.pipeline;

import java.util.Set;
import org.kartera.testkit.ModuleContract;

class PipelineModuleIT extends ModuleContract {
    @Override
    protected Set<String> decidedByRules() {
        // Only closed deals have these.
        return Set.of("pipeline.deal.lostReason", "pipeline.deal.actualClose");
    }
}
