<@m.mail subject="Your permission request has expired">
<@m.p>Hello,</@m.p>
<@m.p>Nobody decided your permission request for license ID <@m.strong>${licenseId}</@m.strong> within 30 days, so it has expired. You had asked for:</@m.p>
<@m.roles names=roles/>
<@m.p>If you still need the access, request it again, and talk to the people in your organization who are responsible for software licenses.</@m.p>
</@m.mail>
