package org.kartera.web.internal.layout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a module arranges the records of one type: what was good of its file.
 *
 * @param entity full name of the record type
 * @param content list, views, record, card, quickCreate, board and home; a label is still a key of the module's catalogue
 * @param labels the keys in it
 * @param faults what was left out and why, in words for the module's author
 */
public record Layout(String entity, ObjectNode content, Set<String> labels, List<String> faults) {
    public Layout {
        labels = new TreeSet<>(labels);
        faults = List.copyOf(faults);
    }
}
