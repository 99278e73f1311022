package org.menkyo.shared.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All REST resources, directly below the context root of the web archive. */
@ApplicationPath("/")
public class MenkyoApplication extends Application {}
