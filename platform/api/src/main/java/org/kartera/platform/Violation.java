package org.kartera.platform;

import java.util.List;

/**
 * One value that is wrong.
 *
 * @param field the field's name as in the REST contract; a path such as {@code emails[1].value} where it lies deeper
 * @param code what is wrong with it
 * @param args the arguments of the message
 */
public record Violation(String field, ErrorCode code, List<Object> args) {
    public Violation {
        args = List.copyOf(args);
    }

    /** A violation whose message takes the field's name first, then {@code args}, as those of {@link StandardError} do. */
    public static Violation of(String field, ErrorCode code, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = field;
        System.arraycopy(args, 0, all, 1, args.length);
        return new Violation(field, code, List.of(all));
    }
}
