package org.kartera.records.formula;

import org.kartera.platform.CrmException;

/** A formula cannot be taken, and where. Its message says what to write. */
public final class FormulaException extends CrmException {
    private static final long serialVersionUID = 1L;

    private final int position;

    /** {@code position} in characters from 1; it is the first argument of the message, {@code args} follow. */
    public FormulaException(FormulaError code, int position, Object... args) {
        super(code, withPosition(position, args));
        this.position = position;
    }

    private static Object[] withPosition(int position, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = position;
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }

    /** The character that the message is about, counted from 1. */
    public int position() {
        return position;
    }
}
