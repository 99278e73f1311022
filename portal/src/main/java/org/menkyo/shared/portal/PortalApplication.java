package org.menkyo.shared.portal;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All pages, directly below the root of the server. */
@ApplicationPath("/")
public class PortalApplication extends Application {}
