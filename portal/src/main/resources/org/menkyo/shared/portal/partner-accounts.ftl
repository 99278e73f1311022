<@p.layout title=t("nav.partner-accounts")>
<p>${t("partner.explanation")}</p>
<#assign columns = [{"text": t("field.name")}, {"text": t("state")}, {"text": t("tokens.ends")}]>
<@p.table caption=t("partner.caption") columns=columns list=accounts empty=t("partner.none", support)>
<#list accounts.items as account>
<tr>
<@p.cell columns[0].text><a href="/partner-accounts/${account.name?url}">${account.name}</a></@p.cell>
<@p.cell columns[1].text>${t("account.state." + account.state.name())}</@p.cell>
<@p.cell columns[2].text>${day(account.expiresAt)}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/partner-accounts" list=accounts/>
</@p.layout>
