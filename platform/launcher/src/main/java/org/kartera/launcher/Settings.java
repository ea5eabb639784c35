package org.kartera.launcher;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/**
 * What the environment asks of the server. The database and the first password are read by the bundles that need them;
 * here they are only known by name.
 */
record Settings(String httpHost, int httpPort) {

    /**
     * @throws Failure when a variable with our prefix is none of ours, or has a value that cannot be meant
     */
    static Settings of(Map<String, String> environment) {
        environment.keySet().stream()
                .filter(name -> name.startsWith(Variable.PREFIX))
                .sorted()
                .forEach(Settings::requireKnown);
        return new Settings(
                environment.getOrDefault(Variable.KARTERA_HTTP_HOST.name(), "127.0.0.1"),
                port(environment.getOrDefault(Variable.KARTERA_HTTP_PORT.name(), "8181")));
    }

    private static void requireKnown(String name) {
        if (Arrays.stream(Variable.values()).noneMatch(known -> known.name().equals(name))) {
            throw new Failure(Failure.USAGE, "variable.unknown", name, nearest(name));
        }
    }

    private static Variable nearest(String name) {
        return Arrays.stream(Variable.values())
                .min(Comparator.comparingInt(known -> distance(known.name(), name)))
                .orElseThrow();
    }

    private static int port(String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new Failure(Failure.USAGE, "variable.noPort", Variable.KARTERA_HTTP_PORT, value);
        }
        return Integer.parseInt(value);
    }

    /** The edit distance of Levenshtein. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    /** Where people find this server; a server that listens everywhere is found on this machine too. */
    String url() {
        String host = httpHost.equals("0.0.0.0") || httpHost.equals("::") ? "127.0.0.1" : httpHost;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + httpPort;
    }
}
