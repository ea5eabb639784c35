package org.kartera.web.internal.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A layout that is laid over others.
 *
 * @param origin name of the package that brought it; empty where an administrator made it
 * @param version grows with each change, from 1
 * @param content as it was given, also what does not fit at this moment
 * @param basis what lay below when it was made; null node where nothing did
 * @param by login of who made it
 */
public record StoredLayer(
        Place place, String origin, long version, JsonNode content, JsonNode basis, Instant at, String by) {}
