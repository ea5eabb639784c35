package org.kartera.records.metadata;

import java.util.List;

/** Record types that are declared wrongly. Each problem is one line for the module's author: class and field, what is wrong, what to write. */
public class MetadataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** {@code problems} is not empty. */
    public MetadataException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, at once. */
    public List<String> problems() {
        return problems;
    }
}
