<@p.layout title=t("nav.technical-accounts")>
<#global labels = {"name": t("accounts.name")}>
<@p.refusal/>
<@p.filter action="/technical-accounts">
<@p.field name="party" id="filter-party" value=party!"" list=p.choices("partyName.", parties, t("any"))/>
<@p.field name="state" value=state!"" list=p.choices("account.state.", states, t("any"))/>
<@p.field name="endsBefore" value=endsBefore!"" type="date"/>
</@p.filter>
<#if accounts??>
<#assign columns = [{"text": t("accounts.name")}, {"text": t("field.party")}, {"text": t("field.state")}, {"text": t("accounts.end")}, {"text": t("accounts.password")}]>
<@p.table caption=t("accounts.caption") columns=columns list=accounts empty=t("accounts.empty")>
<#list accounts.items as account>
<tr>
<@p.cell columns[0].text><a href="/technical-accounts/${account.name?url}">${account.name}</a><#if account.contactEmail??><br><span class="hint">${account.contactEmail}</span></#if></@p.cell>
<@p.cell columns[1].text>${t("partyName." + account.party)}<#if account.distributorCode??><br><span class="hint">${account.distributorCode}</span></#if><#if account.businessEmail??><br><span class="hint">${account.businessEmail}</span></#if></@p.cell>
<@p.cell columns[2].text><span class="tag">${t("account.state." + account.state.name())}</span></@p.cell>
<@p.cell columns[3].text>${moment(account.expiresAt)}</@p.cell>
<@p.cell columns[4].text><#if account.passwordEndsAt??>${t("accounts.passwordEnds", moment(account.passwordEndsAt))}<#elseif account.passwordChangedAt??>${t("accounts.passwordChanged", day(account.passwordChangedAt))}<#else>${t("accounts.firstPassword")}</#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/technical-accounts" list=accounts query=query!""/>
</#if>
<h2>${t("accounts.create")}</h2>
<p>${t("accounts.create.explanation")}</p>
<div class="narrow">
<form method="post" action="/technical-accounts">
<@p.token/>
<@p.field name="name" value=newName!"" hint=t("accounts.name.hint") required=true/>
<@p.field name="party" value=newParty!"DISTRIBUTOR" list=p.choices("partyName.", parties)/>
<@p.field name="expiresAt" value=expiresAt!"" type="date" hint=t("accounts.expiresAt.hint") required=true/>
<@p.field name="distributorCode" value=distributorCode!"" hint=t("accounts.distributor.hint")/>
<@p.field name="distributorName" value=distributorName!""/>
<@p.field name="businessEmail" value=businessEmail!"" type="email" hint=t("accounts.businessEmail.hint")/>
<@p.field name="contactEmail" value=contactEmail!"" type="email" hint=t("accounts.contactEmail.hint")/>
<div class="buttons"><button type="submit">${t("accounts.create")}</button></div>
</form>
</div>
</@p.layout>
