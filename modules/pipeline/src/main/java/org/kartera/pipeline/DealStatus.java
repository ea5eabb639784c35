package org.kartera.pipeline;

/** What a stage means, whatever it is called. */
enum DealStatus {
    OPEN,
    WON,
    LOST;

    boolean closed() {
        return this != OPEN;
    }
}
