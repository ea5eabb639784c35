package org.kartera.files.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files as headers have them (RFC 6266, RFC 8187) and as they are kept: for people only, nothing is ever found by them. */
final class FileNames {
    static final int LONGEST = 200;
    private static final String NAMELESS = "file";
    private static final Pattern EXTENDED = Pattern.compile("(?i);\\s*filename\\*\\s*=\\s*UTF-8'[^']*'([^;\\s]*)");
    private static final Pattern QUOTED = Pattern.compile("(?i);\\s*filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern TOKEN = Pattern.compile("(?i);\\s*filename\\s*=\\s*([^;\"\\s]+)");

    /** Control characters, those that turn the direction of what follows, and what no file system takes. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}<>:\"|?*]");

    private static final Pattern DOTS = Pattern.compile("^[.\\s]+");

    private FileNames() {}

    /** The name without folders and without what could deceive, at most {@value #LONGEST} characters; its ending stays. */
    static String clean(@Nullable String given) {
        String text = given == null ? "" : Normalizer.normalize(given, Normalizer.Form.NFC);
        String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        String plain = DOTS.matcher(FORBIDDEN.matcher(last).replaceAll(""))
                .replaceFirst("")
                .strip();
        return plain.isEmpty() ? NAMELESS : shortened(plain);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > name.length() - 12 ? name.substring(dot) : "";
        int end = LONGEST - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + ending;
    }

    /** The name in a header {@code Content-Disposition}; null where there is none. */
    static @Nullable String of(@Nullable String disposition) {
        if (disposition == null) {
            return null;
        }
        Matcher extended = EXTENDED.matcher(disposition);
        if (extended.find()) {
            try {
                return URLDecoder.decode(extended.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                return null;
            }
        }
        Matcher quoted = QUOTED.matcher(disposition);
        if (quoted.find()) {
            return quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        Matcher token = TOKEN.matcher(disposition);
        return token.find() ? token.group(1) : null;
    }

    /** The header for an answer. */
    static String disposition(boolean inline, String name) {
        String ascii = name.replaceAll("[^\\x20-\\x7E]|[\"\\\\%]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return (inline ? "inline" : "attachment") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
