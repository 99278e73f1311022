/** Who may speak with whom about a machine's license: certificates of an authority, roles, and enrollment (VA-503). */
package org.menkyo.client.agent.trust;
