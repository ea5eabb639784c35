package org.kartera.pipeline;

import org.kartera.persistence.Dialect;

class DerbyPipelinePartIT extends PipelinePartContract {
    DerbyPipelinePartIT() {
        super(Dialect.DERBY);
    }
}
