/** The agent: a small service by which the management tool reaches the client of this machine (VA-503). */
package org.menkyo.client.agent;
