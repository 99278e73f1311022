/** Pages and charts of the reports. */
package org.menkyo.report.portal;
