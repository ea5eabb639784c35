package org.kartera.web.internal.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What may stand at one place of a layout. Takes what is good of it and says what is wrong with the rest. */
@FunctionalInterface
interface Part {
    /** What is good of {@code given}, which stands at {@code path}; null where nothing is. */
    @Nullable
    JsonNode accept(JsonNode given, String path, List<String> faults);

    /** An object with these members; one that lacks what is required is left out. */
    static Part object(Map<String, Part> members, Set<String> required) {
        return (given, path, faults) -> {
            if (!given.isObject()) {
                faults.add(path + " must be an object");
                return null;
            }
            ObjectNode accepted = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : given.properties()) {
                String place = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                Part part = members.get(member.getKey());
                JsonNode value = part == null ? null : part.accept(member.getValue(), place, faults);
                if (part == null) {
                    faults.add(place + " is nothing that a layout has");
                } else if (value != null) {
                    accepted.set(member.getKey(), value);
                }
            }
            for (String name : required) {
                if (!accepted.has(name)) {
                    faults.add(path + " has no valid " + name);
                    return null;
                }
            }
            return accepted;
        };
    }

    /** A list, of which the items that are wrong are left out, and those that were there already. */
    static Part list(Part item) {
        return list(item, value -> value);
    }

    /** The same of items that are told apart by their {@code name}. */
    static Part listByName(Part item) {
        return list(item, value -> value.path("name"));
    }

    private static Part list(Part item, UnaryOperator<JsonNode> identity) {
        return (given, path, faults) -> {
            if (!given.isArray()) {
                faults.add(path + " must be a list");
                return null;
            }
            ArrayNode accepted = JsonNodeFactory.instance.arrayNode();
            Set<JsonNode> seen = new HashSet<>();
            for (int i = 0; i < given.size(); i++) {
                String place = path + "[" + i + "]";
                JsonNode value = item.accept(given.get(i), place, faults);
                if (value != null && seen.add(identity.apply(value))) {
                    accepted.add(value);
                } else if (value != null) {
                    faults.add(place + " is there twice");
                }
            }
            return accepted;
        };
    }

    /** A whole number from {@code min} to {@code max}. */
    static Part number(int min, int max) {
        return (given, path, faults) -> {
            if (given.isIntegralNumber()
                    && given.canConvertToInt()
                    && given.intValue() >= min
                    && given.intValue() <= max) {
                return given;
            }
            faults.add(path + " must be a whole number from " + min + " to " + max);
            return null;
        };
    }

    /** True or false. */
    static Part flag() {
        return (given, path, faults) -> {
            if (given.isBoolean()) {
                return given;
            }
            faults.add(path + " must be true or false");
            return null;
        };
    }

    /** Values, each under a name that passes {@code test}. */
    static Part named(Test test, Part value) {
        return (given, path, faults) -> {
            if (!given.isObject()) {
                faults.add(path + " must be an object");
                return null;
            }
            ObjectNode accepted = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : given.properties()) {
                String fault = test.fault(member.getKey());
                JsonNode good = value.accept(member.getValue(), path + "." + member.getKey(), faults);
                if (fault != null) {
                    faults.add(path + " " + fault);
                } else if (good != null) {
                    accepted.set(member.getKey(), good);
                }
            }
            return accepted;
        };
    }

    /** Text that passes {@code test}, which answers with what is wrong, or null. */
    static Part text(Test test) {
        return (given, path, faults) -> {
            String fault = given.isTextual() ? test.fault(given.textValue()) : "must be a text";
            if (fault != null) {
                faults.add(path + " " + fault);
                return null;
            }
            return given;
        };
    }

    /** Says what is wrong with a text. */
    @FunctionalInterface
    interface Test {
        /** Null where nothing is. */
        @Nullable
        String fault(String text);
    }
}
