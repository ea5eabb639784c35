package org.kartera.pipeline;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;

/** What can be wrong with deals. */
enum PipelineError implements ErrorCode {
    /** There is no pipeline with stages that a deal could go into. */
    NO_PIPELINE(ErrorKind.CONFLICT),
    /** The stage belongs to another pipeline: {0} the field. */
    STAGE_OF_ANOTHER_PIPELINE(ErrorKind.INVALID),
    /** A lost deal needs a reason: {0} the field. */
    REASON_MISSING(ErrorKind.INVALID),
    /** A closed deal changes its stage by the action reopen only: {0} the field. */
    DEAL_CLOSED(ErrorKind.CONFLICT),
    /** Only a closed deal can be re-opened. */
    DEAL_NOT_CLOSED(ErrorKind.CONFLICT),
    /** The pipeline has no stage with the status: {0} the status. */
    NO_SUCH_STAGE(ErrorKind.CONFLICT),
    /** Deals are in the stage that is to go: {0} its name. */
    STAGE_IN_USE(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    PipelineError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
