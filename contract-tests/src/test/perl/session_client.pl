# Net::OAuth against the sandbox: log in, create, list, delete.
use strict;
use warnings;
use utf8;
use HTTP::Request::Common qw(GET POST);
use JSON::PP;
use LWP::UserAgent;
use Net::OAuth;

$Net::OAuth::PROTOCOL_VERSION = Net::OAuth::PROTOCOL_VERSION_1_0A;

my $base = $ENV{MMF_BASE_URL};
my $agent = LWP::UserAgent->new;
my $nonce = 0;

sub signed {
    my ($kind, $method, $url, %more) = @_;
    my $request = Net::OAuth->request($kind)->new(
        consumer_key => $ENV{MMF_CLIENT_KEY}, consumer_secret => $ENV{MMF_CLIENT_SECRET},
        request_url => $url, request_method => $method, signature_method => 'HMAC-SHA1',
        timestamp => time, nonce => $$ . '-' . ++$nonce, %more);
    $request->sign;
    return $request;
}

sub send_token_request {
    my ($kind, $url, %more) = @_;
    my $request = signed($kind, 'POST', $url, %more);
    my $answer = $agent->request(POST $url, Authorization => $request->to_authorization_header, Content => '');
    die $answer->as_string unless $answer->is_success;
    my %fields = map { split /=/, $_, 2 } split /&/, $answer->content;
    return ($fields{oauth_token}, $fields{oauth_token_secret});
}

# The user's part, in a browser of his own.
sub authorize {
    my ($token) = @_;
    my $browser = LWP::UserAgent->new(cookie_jar => {});
    my $page = $browser->get("$ENV{MMF_AUTHORIZE_URL}?oauth_token=$token");
    my $html = $page->decoded_content;
    my %fields = $html =~ /<input type="hidden" name="([^"]*)" value="([^"]*)">/g;
    my ($action) = $html =~ /<form method="post" action="([^"]*)">/;
    my $done = $browser->post(URI->new_abs($action, $page->base), {
        %fields, username => $ENV{MMF_USERNAME}, password => $ENV{MMF_PASSWORD}, decision => 'authorize' });
    my ($verifier) = $done->decoded_content =~ m{<output>(\d+)</output>} or die $done->as_string;
    return $verifier;
}

my ($temporary, $temporary_secret) = send_token_request('request token', "$base/oauth/request_token", callback => 'oob');
my $verifier = authorize($temporary);
my ($token, $secret) = send_token_request('access token', "$base/oauth/access_token",
    token => $temporary, token_secret => $temporary_secret, verifier => $verifier);

sub call_method {
    my ($method, $path, %parameters) = @_;
    my $request = signed('protected resource', $method, "$base/$path",
        token => $token, token_secret => $secret, extra_params => \%parameters);
    my $answer = $method eq 'GET'
        ? $agent->request(GET $request->to_url)
        : $agent->request(POST "$base/$path", Content => $request->to_post_body);
    my $result = decode_json($answer->content)->{result};
    die $answer->as_string unless $result->{status} == 1;
    return $result->{output};
}

my $title = 'Lauf im Grünen: 100 % & mehr';
my $created = call_method('POST', 'workouts/create_workout', workout_date => '2013-01-16', workout_description => $title);

sub listed {
    my $workouts = call_method('GET', 'workouts/get_workouts', limit => 1000)->{workouts};
    return grep { $_->{workout_key} eq $created->{workout_key} } @$workouts;
}

my @found = listed();
die "listed: " . scalar @found unless @found == 1 && $found[0]{workout_description} eq $title;
call_method('POST', 'workouts/delete_workout', workout_key => $created->{workout_key});
die 'still listed' if listed();
print "logged in, created, listed, deleted\n";
