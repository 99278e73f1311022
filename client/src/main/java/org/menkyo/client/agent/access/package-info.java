/** The management tool's side of the interface of agents: its authority, and connections to machines (VA-503). */
package org.menkyo.client.agent.access;
