package org.kartera.pipeline;

import org.kartera.persistence.Dialect;

class PostgresPipelinePartIT extends PipelinePartContract {
    PostgresPipelinePartIT() {
        super(Dialect.POSTGRES);
    }
}
