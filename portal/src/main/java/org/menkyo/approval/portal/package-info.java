/** For what an organization requires two people, as pages (LC-1105). */
package org.menkyo.approval.portal;
