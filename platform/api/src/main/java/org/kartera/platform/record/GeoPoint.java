package org.kartera.platform.record;

/**
 * A place on earth (WGS 84).
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {
    public GeoPoint {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("no place on earth: " + latitude + ", " + longitude);
        }
    }
}
