package org.menkyo.apidocument.portal;

import java.util.List;

/** Operations that belong together. */
public record ApiGroup(String name, List<ApiOperation> operations) {}
