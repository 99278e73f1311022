package org.menkyo.download.rest;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.menkyo.download.DownloadPlaces;

/** The place that a call takes to send a file; given back when the call ends, however it does. */
@RequestScoped
public class DownloadPlace {

    @Inject
    private DownloadPlaces places;

    private String holder;

    void take(String whose) {
        places.take(whose);
        holder = whose;
    }

    @PreDestroy
    void giveBack() {
        if (holder != null) {
            places.giveBack(holder);
        }
    }
}
