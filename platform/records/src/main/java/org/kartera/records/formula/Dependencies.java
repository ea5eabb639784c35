package org.kartera.records.formula;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kartera.platform.CrmException;

/** In which order fields have to be computed that need each other. */
public final class Dependencies {
    private final Map<String, ? extends Collection<String>> needs;
    private final Set<String> done = new LinkedHashSet<>();
    /** The way to where we are, each with what is still to be looked at behind it. */
    private final Map<String, Iterator<String>> open = new LinkedHashMap<>();

    private final Deque<String> way = new ArrayDeque<>();

    private Dependencies(Map<String, ? extends Collection<String>> needs) {
        this.needs = needs;
    }

    /**
     * The keys of {@code needs} such that each comes behind those that it needs; what is needed and no key itself counts for nothing.
     * 422 {@code formula-cycle} with the path, {@code a > b > a}, where there is no such order.
     */
    public static List<String> order(Map<String, ? extends Collection<String>> needs) {
        Dependencies dependencies = new Dependencies(needs);
        needs.keySet().forEach(dependencies::settle);
        return List.copyOf(dependencies.done);
    }

    private void settle(String first) {
        enter(first);
        while (!way.isEmpty()) {
            String here = way.getLast();
            Iterator<String> behind = open.getOrDefault(here, List.<String>of().iterator());
            if (behind.hasNext()) {
                enter(behind.next());
            } else {
                open.remove(here);
                way.removeLast();
                done.add(here);
            }
        }
    }

    private void enter(String node) {
        Collection<String> needed = needs.get(node);
        if (needed == null || done.contains(node)) {
            return;
        }
        if (open.containsKey(node)) {
            String circle = way.stream().dropWhile(each -> !each.equals(node)).collect(Collectors.joining(" > "));
            throw new CrmException(FormulaError.FORMULA_CYCLE, circle + " > " + node);
        }
        open.put(node, List.copyOf(needed).iterator());
        way.addLast(node);
    }
}
