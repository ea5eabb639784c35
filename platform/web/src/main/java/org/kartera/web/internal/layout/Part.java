package org.kartera.web.internal.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** A list, of which the items that are wrong are left out. */
    static Part list(Part item) {
        return (given, path, faults) -> {
            if (!given.isArray()) {
                faults.add(path + " must be a list");
                return null;
            }
            ArrayNode accepted = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < given.size(); i++) {
                JsonNode value = item.accept(given.get(i), path + "[" + i + "]", faults);
                if (value != null) {
                    accepted.add(value);
                }
            }
            return accepted;
        };
    }

    /** Lists of texts, each under a name that passes {@code test}. */
    static Part texts(Test test) {
        return (given, path, faults) -> {
            if (!given.isObject()) {
                faults.add(path + " must be an object");
                return null;
            }
            ObjectNode accepted = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : given.properties()) {
                String fault = test.fault(member.getKey());
                JsonNode values =
                        list(text(any -> null)).accept(member.getValue(), path + "." + member.getKey(), faults);
                if (fault != null) {
                    faults.add(path + " " + fault);
                } else if (values != null) {
                    accepted.set(member.getKey(), values);
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
