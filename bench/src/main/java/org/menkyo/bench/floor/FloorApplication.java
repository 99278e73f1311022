package org.menkyo.bench.floor;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The bare REST endpoints. */
@ApplicationPath("/rest")
public class FloorApplication extends Application {}
