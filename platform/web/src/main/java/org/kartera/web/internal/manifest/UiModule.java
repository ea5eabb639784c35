package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kartera.web.internal.client.Digests;
import org.kartera.web.internal.client.StaticFile;
import org.kartera.web.internal.layout.LayoutReader;

/**
 * What an enabled module has for the client.
 *
 * @param name the module's name
 * @param version its version
 * @param hash tells these files from all others of that module
 * @param screen whether it has a screen that this client understands
 * @param files what browsers may ask for, by name
 * @param layouts its layouts as they were shipped, by record type
 * @param faults what is wrong with its screen
 */
record UiModule(
        String name,
        String version,
        String hash,
        boolean screen,
        Map<String, StaticFile> files,
        Map<String, byte[]> layouts,
        List<String> faults) {
    /** The version of what the client gives to modules' screens. */
    static final String API = "1.0";

    static final String ENTRY = "index.js";

    private static final String DESCRIPTION = "ui.json";
    private static final String PACKED = ".gz";
    private static final String ENDING = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    UiModule {
        files = Map.copyOf(files);
        layouts = Map.copyOf(layouts);
        faults = List.copyOf(faults);
    }

    /** Of the files of its folder {@code ui}; they are kept, since those of a bundle go with it. */
    static UiModule of(String name, String version, Map<String, URL> paths) {
        Map<String, byte[]> layouts = new HashMap<>();
        Map<String, byte[]> contents = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        paths.forEach((path, url) -> {
            try (InputStream in = url.openStream()) {
                if (path.startsWith(LayoutReader.FOLDER) && path.endsWith(ENDING)) {
                    layouts.put(
                            path.substring(LayoutReader.FOLDER.length(), path.length() - ENDING.length()),
                            in.readAllBytes());
                } else {
                    contents.put(path, in.readAllBytes());
                }
            } catch (IOException e) {
                faults.add("ui/" + path + " cannot be read: " + e.getMessage());
            }
        });
        byte[] description = contents.remove(DESCRIPTION);
        boolean screen = contents.containsKey(ENTRY) && understood(description, faults);
        MessageDigest digest = Digests.sha256();
        Map<String, StaticFile> files = new HashMap<>();
        if (screen) {
            contents.forEach((path, content) -> {
                Digests.name(digest, path);
                digest.update(content);
            });
            contents.keySet().stream()
                    .filter(path -> !path.endsWith(PACKED))
                    .forEach(path -> files.put(path, StaticFile.lasting(path, contents)));
        }
        return new UiModule(name, version, Digests.brief(digest), screen, files, layouts, faults);
    }

    private static boolean understood(byte @Nullable [] description, List<String> faults) {
        try {
            JsonNode json = description == null ? JSON.nullNode() : JSON.readTree(description);
            String api = json.path("api").asText();
            if (api.equals(API)) {
                return true;
            }
            faults.add("ui/" + DESCRIPTION + " says api \"" + api + "\"; this client has " + API
                    + ", so the screen is left out");
        } catch (IOException e) {
            faults.add("ui/" + DESCRIPTION + " is no JSON, so the screen is left out: " + e.getMessage());
        }
        return false;
    }
}
