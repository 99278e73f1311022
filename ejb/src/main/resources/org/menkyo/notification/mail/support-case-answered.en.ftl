<#if outcome == "CLOSED">
<@m.mail subject="Your support case was closed">
<@m.p>Hello,</@m.p>
<@m.p>Support closed your case “<@m.strong>${subject}</@m.strong>” and wrote:</@m.p>
<@m.quote lines=comment/>
<@m.p>If something is still open, open a new case and name this one: ${caseId}</@m.p>
</@m.mail>
<#else>
<@m.mail subject="Support answered your case">
<@m.p>Hello,</@m.p>
<@m.p>Support answered in your case “<@m.strong>${subject}</@m.strong>”:</@m.p>
<@m.quote lines=comment/>
<@m.p>Sign in to see what was done, to write back or to close the case. Its number: ${caseId}</@m.p>
</@m.mail>
</#if>
